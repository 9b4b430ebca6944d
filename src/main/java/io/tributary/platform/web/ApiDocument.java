package io.tributary.platform.web;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import org.springframework.context.annotation.Configuration;

/** The head of {@code /v3/api-docs}. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(info = @Info(title = "Tributary", version = "v1",
        description = "Tickets, messages and the live feed. Errors are RFC 9457 problems with a stable code.",
        license = @License(name = "Apache-2.0")))
class ApiDocument {}
