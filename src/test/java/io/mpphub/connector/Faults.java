package io.mpphub.connector;

import java.util.Map;

/** A connector file with as many kinds of faults as one can have. */
public final class Faults {

  /*
   * With a faulty mapping {@code find-tree.response.jslt} and a sample of {@code find-park} that
   * fails these are twelve kinds.
   */
  private static final String TWELVE_KINDS =
      """
      connector: parks
      title: Parks office
      contact: {name: Parks IT, email: it@parks.example}
      protocol: fax
      endpoint:
        url: parks.example
        timeout: 3 seconds
        auth: {type: api-key, header: X-Key, value: swordfish}
        colour: green
      limits: {concurrency: two}
      operations:
        find-park:
          title: Find a park
          kind: query
          request: {method: GET, path: "/parks/{id}", pathParameters: {id: .id}}
          response: {mapping: find-park.response.jslt}
        find-tree:
          title: Find a tree
          kind: query
          request: {method: GET, path: /trees, query: {id: .id}}
          response: {mapping: find-tree.response.jslt}
          outcomes:
            - {when: '.status ==', as: not-found}
        find-bench: {title: Find a bench, kind: query, request: {method: GET, path: "/benches/{id}"}, response: {mapping: benches.jslt}}
        find-bench: {title: Find a bench again, kind: query}
        find-fence: {title: Find a fence, kind: query, request: {method: GET}, response: {mapping: find-park.response.jslt}}
      """;

  /** The whole folder, by path. */
  public static final Map<String, String> FILES =
      Map.of(
          "connector.yaml",
          TWELVE_KINDS,
          "mappings/find-park.response.jslt",
          "{\"name\": .nama}",
          "mappings/find-tree.response.jslt",
          "{\"name\": .nama",
          "samples/find-park/found/request.json",
          "{\"id\": \"7\"}",
          "samples/find-park/found/wire-response.json",
          "{\"status\": 200, \"body\": {\"nama\": \"Alun-alun\"}}",
          "samples/find-park/found/response.json",
          "{\n  \"name\": \"Taman\"\n}\n");

  private Faults() {}
}
