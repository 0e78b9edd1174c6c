/** {@code ./hub connector doctor}: an agency's address, certificate, clock, login and call. */
package io.mpphub.cli.doctor;
