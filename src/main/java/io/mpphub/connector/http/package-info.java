/** HTTP and JSON, forms or XML. */
package io.mpphub.connector.http;
