package io.mpphub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.peer.OpenSshServer;
import io.mpphub.peer.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/connect-an-agency.md, each against another side that is real. */
class ExamplesIT {

  private static final Path EXAMPLES = Path.of("docs/examples");

  @TempDir Path folder;
  private final Terminal terminal = new Terminal(Path.of("."));

  private Terminal.Result tryIt(String operation, String sample, String... options) {
    String[] path = operation.split("/");
    Path request = EXAMPLES.resolve(path[0]).resolve("samples").resolve(path[1]).resolve(sample);
    String[] words = new String[5 + options.length];
    words[0] = "try";
    words[1] = EXAMPLES.resolve(path[0]).toString();
    words[2] = path[1];
    words[3] = "--request";
    words[4] = request.resolve("request.json").toString();
    System.arraycopy(options, 0, words, 5, options.length);
    return terminal.type(words);
  }

  private static String answer(String file) throws IOException {
    return Files.readString(EXAMPLES.resolve(file));
  }

  @Test
  void asksALibraryOverHttp() {
    try (HttpAgency library = new HttpAgency()) {
      terminal.with("LIBRARY_URL", library.url()).with("LIBRARY_KEY", "swordfish");
      library.says(
          200,
          "{\"kode\": \"00\", \"data\": {\"no_buku\": \"B-0042\", \"judul\": \"Bumi Manusia\", \"jumlah_salinan\": \"3\"}}");

      Terminal.Result found = tryIt("library/find-book", "found");

      assertThat(found.exitCode()).as(found.out() + found.err()).isZero();
      assertThat(found.out()).contains("\"title\": \"Bumi Manusia\"", "\"copies\": 3");
      assertThat(library.requests()).containsExactly("GET /buku/B-0042");
    }
  }

  @Test
  void asksALandOfficeOverSoap() throws IOException {
    try (HttpAgency office = new HttpAgency()) {
      terminal
          .with("LAND_OFFICE_URL", office.url())
          .with("LAND_OFFICE_USER", "hub")
          .with("LAND_OFFICE_PASSWORD", "swordfish");
      office.says(200, answer("land-office/samples/find-parcel/found/wire-response.xml"));
      assertThat(tryIt("land-office/find-parcel", "found").out())
          .contains("ok  land-office.find-parcel", "\"area\": 1250.5");

      office.says(500, answer("land-office/samples/find-parcel/unknown/wire-response.xml"));
      assertThat(tryIt("land-office/find-parcel", "unknown").out())
          .contains("not-found", "The land office has no such parcel.");

      assertThat(office.requests().get(0))
          .startsWith("POST /ws/bidang")
          .contains("UsernameToken", "<nomor>13.22.00042</nomor>")
          .doesNotContain("swordfish");
    }
  }

  @Test
  void asksAnArchiveInPostgres() throws Exception {
    try (EmbeddedPostgres postgres = Postgres.start();
        Connection archive = postgres.getPostgresDatabase().getConnection()) {
      archive
          .createStatement()
          .execute(
              """
              create table document (id varchar(20) primary key, title text, filed_on date);
              create table copy_request (id varchar(36) primary key,
                document_id varchar(20) references document (id), nik varchar(16));
              insert into document values ('A-1961-3', 'Denah Alun-alun', '1961-05-20'),
                ('A-1940-1', 'Alun-alun lama', '1940-01-01'), ('A-1999-9', 'Pasar', '1999-01-01');
              """);
      terminal
          .with("ARCHIVE_URL", postgres.getJdbcUrl("postgres", "postgres"))
          .with("ARCHIVE_USER", "postgres")
          .with("ARCHIVE_PASSWORD", "swordfish");

      assertThat(tryIt("archive/find-documents", "two").out())
          .contains("A-1961-3")
          .doesNotContain("A-1940-1", "A-1999-9");
      for (String attempt : new String[] {"first", "repeat"}) {
        assertThat(tryIt("archive/request-copy", "new", "--yes").exitCode()).as(attempt).isZero();
      }
      var count = archive.createStatement().executeQuery("select count(*) from copy_request");
      assertThat(count.next()).isTrue();
      assertThat(count.getInt(1)).isEqualTo(1);
      archive.createStatement().execute("truncate copy_request; delete from document");
      assertThat(tryIt("archive/request-copy", "new", "--yes").out())
          .contains("rejected", "The archive has no such document.");
    }
  }

  @Test
  void leavesAFileAtAClinic() throws IOException {
    try (OpenSshServer server = OpenSshServer.start(folder)) {
      Path fromMall = Files.createDirectory(server.root().resolve("from-mall"));
      terminal
          .with("CLINIC_URL", server.url())
          .with("CLINIC_HOST_KEY", server.publicHostKey())
          .with("CLINIC_USER", server.user())
          .with("CLINIC_PRIVATE_KEY", server.privateKey());

      Terminal.Result sent = tryIt("clinic/send-report", "november", "--yes");

      assertThat(sent.exitCode()).as(sent.out() + sent.err()).isZero();
      assertThat(fromMall.resolve("laporan-2026-11.csv"))
          .hasContent(answer("clinic/samples/send-report/november/wire-request.csv"));
    }
  }
}
