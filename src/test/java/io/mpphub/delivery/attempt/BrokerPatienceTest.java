package io.mpphub.delivery.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

class BrokerPatienceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tcp://broker:61616                                                 | 30000 | 10000
          (tcp://first:61616,tcp://second:61616)?ha=true                     | 30000 | 10000
          tcp://broker:61616?connectionTTL=45000&clientFailureCheckPeriod=9000 | 45000 | 9000
          """)
  void isAnAttemptsLeaseUnlessTheAddressSaysOtherwise(String url, long patience, long sign) {
    ActiveMQConnectionFactory broker = new ActiveMQConnectionFactory(url);
    JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
    pool.setConnectionFactory(broker);

    assertThat(new BrokerPatience().postProcessAfterInitialization(pool, "pool")).isSameAs(pool);

    assertThat(broker.getConnectionTTL()).isEqualTo(patience);
    assertThat(broker.getClientFailureCheckPeriod()).isEqualTo(sign);
  }
}
