package io.tributary.channel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.mail.DefaultAuthenticator;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.spring.spi.ApplicationContextBeanRepository;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.context.ApplicationContext;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Tries a connector out before it replaces one that runs: Camel drops the old routes of a file whose new text is broken. */
class ConnectorCheck {

    /** What a route may be made of. No file, no shell, no class. */
    private static final Set<String> SCHEMES =
            Set.of("timer", "direct", "bean", "imap", "imaps", "pop3", "pop3s", "smtp", "smtps", "http", "https");

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][\\w.+-]*|\\{\\{\\w+}}):.*", Pattern.DOTALL);
    private static final Set<String> CODE = Set.of("script", "groovy", "mvel", "ognl", "spel", "joor", "java", "js", "python", "exec", "class");
    private static final String TRIAL = "trial";

    private final ApplicationContext beans;

    ConnectorCheck(ApplicationContext beans) {
        this.beans = beans;
    }

    /** @throws Exception saying what is wrong with it */
    void check(Connector connector) throws Exception {
        walk(new Yaml(new SafeConstructor(new LoaderOptions())).load(connector.routes()), connector.defaults());
        // It sees the beans of the house, and leaves nothing with them.
        var registry = new DefaultRegistry(new ApplicationContextBeanRepository(beans));
        registry.bind("signIn-" + TRIAL, new DefaultAuthenticator("", ""));
        try (var scratch = new DefaultCamelContext(registry)) {
            scratch.setAutoStartup(false);
            PluginHelper.getRoutesLoader(scratch).loadRoutes(ResourceHelper.fromString(connector.key() + ".camel.yaml", connector.routes()));
            for (var direction : List.of("in", "out")) {
                var template = scratch.getRouteTemplateDefinition(connector.key() + '-' + direction);
                if (template == null) throw new IllegalArgumentException("no template " + connector.key() + '-' + direction);
                var builder = TemplatedRouteBuilder.builder(scratch, template.getId()).routeId(TRIAL + '-' + direction);
                parameters(connector, template).forEach(builder::parameter);
                builder.add();
            }
            scratch.start();
        }
    }

    private static Map<String, String> parameters(Connector connector, RouteTemplateDefinition template) {
        Map<String, String> parameters = new HashMap<>();
        if (template.getTemplateParameters() != null) {
            template.getTemplateParameters().forEach(parameter -> parameters.put(parameter.getName(), "1"));
        }
        parameters.putAll(connector.defaults());
        parameters.put("account", TRIAL);
        return parameters;
    }

    private void walk(Object node, Map<String, String> defaults) {
        switch (node) {
            case List<?> list -> list.forEach(item -> walk(item, defaults));
            case Map<?, ?> map -> map.forEach((name, value) -> {
                if (CODE.contains(name.toString())) throw new IllegalArgumentException("a connector holds no code: " + name);
                if (value instanceof String uri && Stream.of("uri", "to", "toD", "from", "wireTap", "enrich", "pollEnrich").anyMatch(name::equals)) {
                    scheme(uri, defaults);
                }
                if (value != null) walk(value, defaults);
            });
            case null, default -> {}
        }
    }

    private void scheme(String uri, Map<String, String> defaults) {
        var parts = SCHEME.matcher(uri);
        var scheme = parts.matches() ? parts.group(1) : uri;
        // A parameter may choose among the schemes, as an account's settings do; what it chooses by default shows which.
        if (scheme.startsWith("{{")) scheme = defaults.getOrDefault(scheme.substring(2, scheme.length() - 2), scheme);
        if (!SCHEMES.contains(scheme)) throw new IllegalArgumentException("a connector may not use " + scheme);
        if (!scheme.equals("bean")) return;
        var name = uri.substring("bean:".length()).replaceFirst("[?].*", "");
        if (!beans.containsBean(name) || !beans.getBean(name).getClass().getPackageName().startsWith(ConnectorCheck.class.getPackageName())) {
            throw new IllegalArgumentException("no bean " + name + " for connectors");
        }
    }
}
