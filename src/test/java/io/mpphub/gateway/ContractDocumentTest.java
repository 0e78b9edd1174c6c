package io.mpphub.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.HttpRequestHandler;

class ContractDocumentTest {

  @Test
  void servesTheDocument() throws Exception {
    HttpRequestHandler handler =
        (HttpRequestHandler)
            new ContractDocument().contractMapping().getUrlMap().get(ContractDocument.PATH);
    MockHttpServletResponse response = new MockHttpServletResponse();

    handler.handleRequest(new MockHttpServletRequest(), response);

    assertThat(response.getContentType()).isEqualTo("application/yaml");
    assertThat(response.getContentAsString()).startsWith("openapi: 3.1.0");
    assertThat(response.getContentLength()).isEqualTo(response.getContentAsByteArray().length);
  }
}
