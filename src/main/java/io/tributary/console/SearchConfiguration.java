package io.tributary.console;

import io.tributary.platform.IndexFolder;
import io.tributary.platform.TributarySettings;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the search index lies. Its folder is looked at before Hibernate Search opens it, and would stumble over a damaged one. */
@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

    @Bean
    IndexFolder indexFolder(TributarySettings settings) {
        return IndexFolder.open(settings.data().resolve("search"), IndexedTicket.SCHEMA);
    }

    @Bean
    HibernatePropertiesCustomizer indexInItsFolder(IndexFolder folder) {
        return properties -> properties.put("hibernate.search.backend.directory.root", folder.path().toString());
    }
}
