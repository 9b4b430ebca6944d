/** What is known and can be said again. */
@ApplicationModule(allowedDependencies = {"platform", "identity", "ticket"})
@NullMarked
package io.tributary.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
