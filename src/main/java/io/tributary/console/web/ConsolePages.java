package io.tributary.console.web;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The console's pages are one page; its address bar decides what it shows. */
@Configuration(proxyBeanMethods = false)
class ConsolePages implements WebMvcConfigurer {

    /** First part of the address of each of its pages. A page missing here opens by a click and is gone after a reload. */
    private static final String[] PARTS = {"login", "setup", "invite", "reset", "forgotten-password", "me", "inbox", "search", "new", "t", "customers", "reports", "admin"};

    @Override
    public void addViewControllers(ViewControllerRegistry pages) {
        pages.addViewController("/").setViewName("forward:/console/index.html");
        for (var part : PARTS) pages.addViewController("/" + part + "/**").setViewName("forward:/console/index.html");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry resources) {
        // The names of assets hold their content's hash; the page that names them must be asked for every time.
        resources.addResourceHandler("/console/assets/**")
                .addResourceLocations("classpath:/static/console/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        resources.addResourceHandler("/console/**")
                .addResourceLocations("classpath:/static/console/")
                .setCacheControl(CacheControl.noCache());
    }
}
