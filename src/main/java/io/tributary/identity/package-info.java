/** Agents, teams, roles, sessions and API tokens: who may do what. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package io.tributary.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
