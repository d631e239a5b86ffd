package io.plumbline.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may know what, over all modules at once. */
class ArchitectureTest {

    private static JavaClasses plumbline;

    @BeforeAll
    static void readClasses() {
        plumbline = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.plumbline");
    }

    @Test
    void shouldSeeAllModules() {
        assertThat(plumbline.stream()
                        .map(each -> each.getPackageName().split("\\.", -1)[2])
                        .distinct())
                .contains("contract", "drift", "model", "broker", "trainer", "stream", "bench", "app");
    }

    @ParameterizedTest
    @CsvSource({
        "io.plumbline.contract.., io.plumbline.contract..",
        "io.plumbline.drift.statistics.., io.plumbline.drift.statistics..",
        "io.plumbline.broker.., io.plumbline.broker..",
    })
    void shouldKnowNoOtherModule(String module, String itself) {
        classes()
                .that()
                .resideInAPackage(module)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(itself, "java..", "org..", "com..", "kafka..", "scala..", "")
                .check(plumbline);
    }

    @ParameterizedTest
    @CsvSource({
        "io.plumbline.trainer..",
        "io.plumbline.stream..",
        "io.plumbline.drift.monitor..",
        "io.plumbline.drift.notify.."
    })
    void shouldKnowNoNeighbour(String module) {
        noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "io.plumbline.trainer..",
                                "io.plumbline.stream..",
                                "io.plumbline.drift.monitor..",
                                "io.plumbline.drift.notify..",
                                "io.plumbline.broker..",
                                "io.plumbline.bench..",
                                "io.plumbline.app..")
                        .and(not(resideInAPackage(module))))
                .check(plumbline);
    }

    @Test
    void shouldMeasureWithoutKnowingTheCommandLine() {
        noClasses()
                .that()
                .resideInAPackage("io.plumbline.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.plumbline.app..")
                .check(plumbline);
    }

    @Test
    void shouldHaveNoCyclesBetweenPackages() {
        slices().matching("io.plumbline.(**)").should().beFreeOfCycles().check(plumbline);
    }

    @Test
    void shouldLeaveStatisticsToTheJdkAndCommons() {
        classes()
                .that()
                .resideInAPackage("io.plumbline.drift.statistics..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.plumbline.drift.statistics..", "java..", "org.apache.commons..")
                .check(plumbline);
    }

    @Test
    void shouldKeepStreamsOutOfContractAndModel() {
        noClasses()
                .that()
                .resideInAnyPackage("io.plumbline.contract..", "io.plumbline.model..", "io.plumbline.trainer..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka.streams..")
                .check(plumbline);
    }

    @Test
    void shouldReadTheEnvironmentOnlyWhereThingsStart() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.plumbline.app", "io.plumbline.trainer.dataset")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(plumbline);
    }

    @Test
    void shouldPrintOnlyFromTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.plumbline.app..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(plumbline);
    }

    @Test
    void shouldNeverSleep() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(plumbline);
    }
}
