package io.mpphub.guard;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.mpphub.HubApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The arrows between packages, as each {@code package-info.java} allows them. */
class ModularityTest {

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
}
