/**
 * Requests made from the OpenAPI document and then spoilt, against the running demo: whatever comes
 * in, what goes out keeps to the contract. A seed makes them again.
 */
package io.mpphub.fuzz;
