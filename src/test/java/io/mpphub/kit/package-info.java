/**
 * What a front end's developers do with the OpenAPI document: they generate a client from it and
 * write against that, as {@code docs/front-end-guide.md} shows.
 */
package io.mpphub.kit;
