package io.mpphub.desk;

import io.mpphub.document.StoredDocument;
import java.time.Instant;
import java.util.List;

/** A document as the unified API shows it. */
record DocumentView(String name, String mediaType, long size, String sha256, Instant storedAt) {

  /** All of an application. */
  record DocumentList(List<DocumentView> documents) {}

  static DocumentView of(StoredDocument document) {
    return new DocumentView(
        document.name(),
        document.mediaType(),
        document.size(),
        document.sha256(),
        document.storedAt());
  }

  static DocumentList of(List<StoredDocument> documents) {
    return new DocumentList(documents.stream().map(DocumentView::of).toList());
  }
}
