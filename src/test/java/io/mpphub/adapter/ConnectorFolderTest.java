package io.mpphub.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorFolderTest {

  @TempDir Path folder;

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void leavesTheSandboxAndEditorsFilesOut() throws IOException {
    write("connector.yaml", "connector: parks");
    write("mappings/a.jslt", ".");
    write("sandbox/mappings/a.json", "{}");
    write(".connector.yaml.swp", "");
    write("connector.yaml~", "");

    assertThat(ConnectorFolder.read(folder).files())
        .containsOnlyKeys("connector.yaml", "mappings/a.jslt");
  }

  @Test
  void keepsItsHashThroughAZipAndChangesItWithEveryByte() throws IOException {
    write("connector.yaml", "connector: parks");
    write("mappings/a.jslt", ".");
    ConnectorFolder before = ConnectorFolder.read(folder);

    assertThat(ConnectorFolder.unzip(before.zip()).hash()).isEqualTo(before.hash());

    write("mappings/a.jslt", ".a");
    assertThat(ConnectorFolder.read(folder).hash()).isNotEqualTo(before.hash());
  }

  @Test
  void refusesAZipThatLeadsOutOfTheFolder() throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("../evil"));
    }

    assertThatThrownBy(() -> ConnectorFolder.unzip(zip.toByteArray()))
        .isInstanceOf(IOException.class);
  }
}
