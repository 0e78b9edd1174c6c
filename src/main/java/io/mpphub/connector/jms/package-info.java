/** JMS brokers of agencies. */
package io.mpphub.connector.jms;
