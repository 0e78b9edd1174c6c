package io.mpphub.desk;

import io.mpphub.application.Application;
import io.mpphub.document.Documents;
import io.mpphub.document.StoredDocument;
import io.mpphub.document.Upload;
import io.mpphub.gateway.Desk;
import io.mpphub.gateway.EntityTag;
import io.mpphub.gateway.Exchanges;
import io.mpphub.gateway.Owners;
import io.mpphub.gateway.Readings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Steps of documents. The body of a PUT is the request, of a GET's answer a {@link Download}. */
@Component
class DocumentDesk implements Desk {

  /** A content on its way out. */
  record Download(long size, InputStream content) {}

  private final Exchanges exchanges;
  private final Documents documents;
  private final Readings readings;
  private final Owners owners;

  DocumentDesk(Exchanges exchanges, Documents documents, Readings readings, Owners owners) {
    this.owners = owners;
    this.readings = readings;
    this.exchanges = exchanges;
    this.documents = documents;
  }

  @Override
  public Map<String, Processor> operations() {
    return Map.of("listDocuments", this::list);
  }

  void list(Exchange exchange) {
    exchanges.open(exchange);
    Application application = owners.toRead(exchange, Owners.DOCUMENTS);
    List<StoredDocument> all = documents.all(application.id());
    readings.shown(exchange, application, "documents");
    exchanges.reply(exchange, 200, DocumentView.of(all));
  }

  void put(Exchange exchange) {
    HttpServletRequest request = exchange.getMessage().getBody(HttpServletRequest.class);
    Documents.Kept kept;
    try {
      kept =
          documents.keep(
              new Upload(
                  owners.toChange(exchange, Owners.DOCUMENTS),
                  name(exchange),
                  request.getContentType(),
                  request.getContentLengthLong(),
                  request.getInputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    StoredDocument document = kept.document();
    exchanges.reply(exchange, kept.isNew() ? 201 : 200, DocumentView.of(document));
    Message message = exchange.getMessage();
    message.setHeader(HttpHeaders.ETAG, etag(document));
    if (kept.isNew()) {
      message.setHeader(
          "Location",
          "/api/v1/applications/" + document.application() + "/documents/" + document.name());
    }
  }

  /** Leaves a {@link Download}, or nothing to read when the client has it. */
  void get(Exchange exchange) {
    Application application = owners.toRead(exchange, Owners.DOCUMENTS);
    StoredDocument document = documents.find(application.id(), name(exchange));
    Message message = exchange.getMessage();
    boolean has =
        EntityTag.isIn(message.getHeader(HttpHeaders.IF_NONE_MATCH, String.class), etag(document));
    readings.shown(exchange, application, "document");
    Download download = has ? null : new Download(document.size(), documents.open(document));
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, has ? 304 : 200);
    message.setHeader(HttpHeaders.ETAG, etag(document));
    message.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    if (!has) {
      message.setHeader(HttpHeaders.CONTENT_TYPE, document.mediaType());
      message.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          ContentDisposition.attachment().filename(document.name()).build().toString());
    }
    message.setBody(download);
  }

  void delete(Exchange exchange) {
    documents.delete(owners.toChange(exchange, Owners.DOCUMENTS), name(exchange));
    exchanges.done(exchange);
  }

  private static String name(Exchange exchange) {
    return exchange.getMessage().getHeader("name", String.class);
  }

  private static String etag(StoredDocument document) {
    return '"' + document.sha256() + '"';
  }
}
