/** The noun everything flows into: tickets, their conversations and messages, who may see them, what happened to them. */
@ApplicationModule(allowedDependencies = {"platform", "identity", "customer"})
@NullMarked
package io.tributary.ticket;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
