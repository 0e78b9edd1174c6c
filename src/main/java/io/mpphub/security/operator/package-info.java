/** Operators: accounts, sign-in and sign-out. */
package io.mpphub.security.operator;
