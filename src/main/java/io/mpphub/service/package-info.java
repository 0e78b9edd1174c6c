/**
 * Messaging Gateway: the unified API that mall front ends call. Its routes are in {@code
 * routes/services}; the classes here are their steps.
 */
package io.mpphub.service;
