package io.tributary.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.WholeDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a YAML names must exist: a typo there is found here, not at the first mail. */
@WholeDesk
class ConnectorWiringTests {

    private static final Pattern BEAN = Pattern.compile("bean:(\\w+)\\?method=(\\w+)");

    @Autowired
    ApplicationContext beans;

    @Test
    void everyBeanAndMethodOfTheConnectorsExists() throws Exception {
        try (var files = Files.list(Path.of("connectors"))) {
            for (var file : files.toList()) {
                var named = BEAN.matcher(Files.readString(file)).results().toList();
                assertThat(named).as(file.toString()).isNotEmpty();
                for (var bean : named) {
                    assertThat(beans.containsBean(bean.group(1))).as(bean.group()).isTrue();
                    assertThat(beans.getType(bean.group(1)).getMethods()).extracting("name").contains(bean.group(2));
                }
            }
        }
    }
}
