package io.mpphub.guard;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Clock;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What makes a program hard to test or to run, and where it is allowed all the same. */
class ForbiddenCallsTest {

  private static final String ROOT = "io.mpphub";
  private static final String SANDBOX = "io.mpphub.sandbox..";

  private static final JavaClasses ALL = new ClassFileImporter().importPackages(ROOT);
  private static final JavaClasses TESTS = ALL.that(areTests());
  private static final JavaClasses MAIN = ALL.that(not(areTests()));

  @Test
  void takesTheTimeFromAClock() {
    noClasses()
        .should()
        .callCodeUnitWhere(asksTheSystemForTheTime())
        .because("a test must be able to set the time: inject java.time.Clock")
        .check(MAIN);
  }

  @Test
  void neverSleeps() {
    noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .because("a test waits for a condition (Awaitility), the hub for an event or a schedule")
        .check(ALL);
  }

  @Test
  void worksByTimeOnlyInRounds() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.mpphub.schedule..", SANDBOX)
        .should()
        .callMethodWhere(schedules())
        .orShould()
        .callConstructor(java.util.Timer.class)
        .orShould()
        .callConstructorWhere(makesAThread())
        .orShould()
        .beAnnotatedWith(Scheduled.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(TaskScheduler.class)
        .because("what throws in a schedule of its own ends it: Rounds go on")
        .check(MAIN);
  }

  @Test
  void writesToTheLog() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SANDBOX)
        .and()
        .haveSimpleNameNotEndingWith("Victim") // a process that a test kills tells it what it did
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("the log masks personal data, the console doesn't")
        .check(ALL);
  }

  @Test
  void skipsNoTest() {
    noClasses().should().beAnnotatedWith(Disabled.class).check(TESTS);
  }

  @Test
  void keepsTestsOutOfTheDemo() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SANDBOX)
        .should()
        .beMetaAnnotatedWith(Component.class)
        .because("hubs that tests start would take them for beans of their own")
        .check(TESTS);
  }

  @Test
  void namesClassesByWhatTheyAre() {
    noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Service|Dto)")
        .because("such names say nothing; a service is what a resident gets")
        .check(MAIN);
  }

  @Test
  void injectsThroughConstructors() {
    noFields().should().beAnnotatedWith(Autowired.class).check(MAIN);
  }

  private static DescribedPredicate<JavaClass> areTests() {
    return DescribedPredicate.describe(
        "are tests or the demo",
        type ->
            type.getSource()
                .map(source -> source.getUri().getPath().matches(".*/(test|demo)-classes/.*"))
                .orElse(false));
  }

  private static DescribedPredicate<JavaCall<?>> schedules() {
    return DescribedPredicate.describe(
        "something is scheduled",
        call ->
            call.getTarget().getName().startsWith("schedule")
                    && call.getTargetOwner().isAssignableTo(ExecutorService.class)
                || call.getTargetOwner().isEquivalentTo(Executors.class)
                    && call.getTarget().getName().contains("Scheduled"));
  }

  private static DescribedPredicate<JavaCall<?>> makesAThread() {
    return DescribedPredicate.describe(
        "a thread is made", call -> call.getTargetOwner().isAssignableTo(Thread.class));
  }

  private static DescribedPredicate<JavaCall<?>> asksTheSystemForTheTime() {
    return DescribedPredicate.describe(
        "the system is asked for the time",
        call -> {
          boolean byClock =
              call.getTarget().getRawParameterTypes().stream()
                  .anyMatch(type -> type.isEquivalentTo(Clock.class));
          return switch (call.getTarget().getName()) {
            case "now" -> call.getTargetOwner().isAssignableTo(TemporalAccessor.class) && !byClock;
            case "currentTimeMillis" -> call.getTargetOwner().isEquivalentTo(System.class);
            case "<init>" ->
                call.getTargetOwner().isEquivalentTo(Date.class)
                    && call.getTarget().getRawParameterTypes().isEmpty();
            default -> false;
          };
        });
  }
}
