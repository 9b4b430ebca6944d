package io.tributary;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.web.bind.annotation.RestController;

/** The house rules that a compiler does not know. */
@AnalyzeClasses(packages = "io.tributary", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule camelLivesInChannel = noClasses().that().resideOutsideOfPackage("io.tributary.channel..")
            .should().dependOnClassesThat().resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule flowableLivesInSla = noClasses().that().resideOutsideOfPackage("io.tributary.sla..")
            .should().dependOnClassesThat().resideInAPackage("org.flowable..");

    @ArchTest
    static final ArchRule controllersLiveInWeb = classes().that().areAnnotatedWith(RestController.class)
            .should().resideInAPackage("io.tributary.*.web");

    @ArchTest
    static final ArchRule timeIsGiven = noClasses().should().callMethod(Instant.class, "now").orShould().callMethod(Clock.class, "systemDefaultZone")
            .orShould().callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Dto|Processor)");

    @ArchTest
    static final ArchRule onlyWebIsNested = classes().should().resideInAnyPackage("io.tributary", "io.tributary.*", "io.tributary.*.web");

    /** Arrows between modules, one way. Writes the module documentation, too: nobody draws it by hand. */
    @Test
    void modulesKeepToTheirArrows() {
        var modules = ApplicationModules.of(Tributary.class);
        modules.verify();
        new Documenter(modules).writeDocumentation();
    }
}
