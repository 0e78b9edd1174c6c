package io.mpphub.connector.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpphub.folder.FolderTree;
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

  @Test
  void readsALinkedFolderAsKubernetesMountsIt() throws IOException {
    write("..1/connector.yaml", "connector: parks");
    write("..1/mappings/a.jslt", ".");
    write("..2/connector.yaml", "connector: parks2");
    Files.createDirectories(folder.resolve("..2/mappings"));
    Files.createSymbolicLink(folder.resolve("..data"), Path.of("..1"));
    Files.createSymbolicLink(folder.resolve("connector.yaml"), Path.of("..data/connector.yaml"));
    Files.createSymbolicLink(folder.resolve("mappings"), Path.of("..data/mappings"));
    Path link = folder.resolveSibling(folder.getFileName() + "-link");
    Files.createSymbolicLink(link, folder);

    assertThat(ConnectorFolder.read(link).files())
        .containsOnlyKeys("connector.yaml", "mappings/a.jslt");
    String before = FolderTree.of(link).files().get("connector.yaml").look();

    Files.delete(folder.resolve("..data"));
    Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2"));
    assertThat(ConnectorFolder.read(link).text("connector.yaml")).isEqualTo("connector: parks2");
    assertThat(FolderTree.of(link).files().get("connector.yaml").look()).isNotEqualTo(before);
    Files.delete(link);
  }

  @Test
  void neverReadsALinkThatLeadsOutOfTheFolder() throws IOException {
    write("connector.yaml", "connector: parks");
    Files.createSymbolicLink(folder.resolve("passwd"), Path.of("/etc/passwd"));

    assertThatThrownBy(() -> ConnectorFolder.read(folder)).isInstanceOf(IOException.class);
  }

  @Test
  void changesNothingWhenTheNewFolderCantBePutInItsPlace() throws IOException {
    write("parks/connector.yaml", "connector: parks");
    write("parks/sandbox/a.json", "{}");
    Path parks = folder.resolve("parks");
    Path work = Files.createDirectories(folder.resolve(".work"));
    // A folder and a file of one name: what stays can't be copied beside.
    Files.createDirectories(work.resolve("parks"));
    Files.writeString(work.resolve("parks/sandbox"), "in the way");
    FolderSwap swap = new FolderSwap(parks, work.resolve("parks"), work.resolve("old"));

    assertThatThrownBy(swap::make).isInstanceOf(IOException.class);
    swap.clean(work);

    assertThat(parks.resolve("connector.yaml")).hasContent("connector: parks");
    assertThat(parks.resolve("sandbox/a.json")).exists();
    assertThat(work).doesNotExist();
  }

  @Test
  void keepsWhatIsNoPartOfAVersionWhenItIsReplaced() throws IOException {
    write("parks/connector.yaml", "connector: parks");
    write("parks/sandbox/a.json", "{}");
    write(".work/parks/connector.yaml", "connector: parks2");
    Path work = folder.resolve(".work");

    new FolderSwap(folder.resolve("parks"), work.resolve("parks"), work.resolve("old")).make();

    assertThat(folder.resolve("parks/connector.yaml")).hasContent("connector: parks2");
    assertThat(folder.resolve("parks/sandbox/a.json")).exists();
  }
}
