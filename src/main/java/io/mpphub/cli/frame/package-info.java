/** What commands share: output, exit codes, folders to read. */
package io.mpphub.cli.frame;
