/** What the desk does by itself, and what it tells other systems. */
@ApplicationModule(allowedDependencies = {"platform", "identity", "ticket"})
@NullMarked
package io.tributary.automation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
