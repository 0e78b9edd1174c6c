/**
 * Simulated agencies and the demo that runs the hub against them. Compiled into a folder of their
 * own: the production jar holds none of it. The agencies' answers are in {@code
 * connectors/<agency>/sandbox}; Java here is for what a stub file can't do: remember, count, call
 * back and fail on demand.
 */
package io.mpphub.sandbox;
