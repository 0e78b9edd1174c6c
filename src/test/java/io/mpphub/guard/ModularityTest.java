package io.mpphub.guard;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.mpphub.HubApplication;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The arrows between packages, as each {@code package-info.java} allows them, and their size. */
class ModularityTest {

  private static final int CLASSES = 25;

  private static final JavaClasses HUB =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("demo-classes"))
          .importPackagesOf(HubApplication.class);

  @Test
  void keepsToTheArrowsOfThePackages() {
    ApplicationModules.of(HubApplication.class).verify();
  }

  /** Packages inside a package have no list of arrows, but no circle either. */
  @Test
  void hasNoCircle() {
    slices().matching("io.mpphub.(**)").should().beFreeOfCycles().check(HUB);
  }

  @Test
  void keepsPackagesSmall() {
    Map<String, Long> sizes =
        HUB.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .collect(groupingBy(JavaClass::getPackageName, counting()));
    assertThat(sizes).hasSizeGreaterThan(30);
    assertThat(sizes)
        .allSatisfy((room, size) -> assertThat(size).as(room).isBetween(1L, (long) CLASSES));
  }
}
