package io.tributary.platform;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Brings a database along where none is configured. The pool depends on the connection details and they on the database, so it
 * starts first and stops last, with no shutdown hook of its own.
 */
@Configuration(proxyBeanMethods = false)
class EmbeddedDatabaseConfiguration {

    /** Another machine's database is up for all we know; its pool finds out. */
    @Bean
    DatabaseState databaseState(ObjectProvider<EmbeddedDatabase> embedded) {
        var database = embedded.getIfAvailable();
        return database == null ? () -> true : database::up;
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(NoDatabaseConfigured.class)
    @EnableConfigurationProperties(TributarySettings.class)
    static class Embedded {

        @Bean(destroyMethod = "close")
        EmbeddedDatabase embeddedDatabase(TributarySettings settings) {
            return EmbeddedDatabase.open(settings.data());
        }

        @Bean
        JdbcConnectionDetails embeddedDatabaseConnection(EmbeddedDatabase database) {
            return database.connectionDetails();
        }
    }

    static class NoDatabaseConfigured implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !StringUtils.hasText(context.getEnvironment().getProperty("spring.datasource.url"));
        }
    }
}
