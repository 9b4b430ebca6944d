package io.tributary.platform;

import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.flywaydb.core.Flyway;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TributarySettings.class)
class PlatformConfiguration {

    /** In the order of the arrows between modules; each has a folder and a history table of its own. */
    private static final List<String> MODULES = List.of("__root", "identity", "customer", "ticket", "channel", "sla", "knowledge", "automation", "console", "insight");

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    FlywayMigrationStrategy modulesInOrder() {
        return flyway -> MODULES.forEach(module -> Flyway.configure()
                .configuration(flyway.getConfiguration())
                .locations("classpath:db/migration/" + module)
                .table("flyway_history_" + module.replace("_", ""))
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate());
    }
}
