/** What customers see of their tickets, never an internal note. Reads that join several nouns. */
@ApplicationModule(allowedDependencies = {"platform", "customer", "ticket", "channel"})
@NullMarked
package io.tributary.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
