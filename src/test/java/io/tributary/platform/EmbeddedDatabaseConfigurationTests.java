package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** How the database comes into the application, or stays out of it. */
class EmbeddedDatabaseConfigurationTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
            .withUserConfiguration(EmbeddedDatabaseConfiguration.class)
            .withPropertyValues("tributary.public-url=http://localhost:8080");

    @Test
    void startsBeforeThePoolAndStopsAfterItsLastUser(@TempDir Path data) {
        var lastWords = new ArrayList<String>();
        runner.withPropertyValues("tributary.data=" + data)
                .withBean(LastWords.class, lastWords)
                .run(context -> {
                    assertThat(context).hasSingleBean(DataSource.class);
                    assertThat(context.getBean(DatabaseState.class).up()).isTrue();
                    assertThat(new Sql(context.getBean(DataSource.class)).ask("select current_database()")).isEqualTo("tributary");
                });

        assertThat(lastWords).containsExactly("goodbye");
        assertThat(data.resolve("postgres").resolve("PG_VERSION")).exists();
        assertThat(data.resolve("postgres").resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void staysAwayWhereADatabaseIsConfigured() {
        runner.withInitializer(new TestDatabase()).run(context -> {
            assertThat(context).doesNotHaveBean(EmbeddedDatabase.class);
            assertThat(context.getBean(DatabaseState.class).up()).isTrue();
            assertThat(new Sql(context.getBean(DataSource.class)).ask("select current_database()")).startsWith("test");
        });
    }

    record LastWords(DataSource source, List<String> heard) implements DisposableBean {

        @Override
        public void destroy() throws Exception {
            heard.add(new Sql(source).ask("select 'goodbye'"));
        }
    }
}
