/** The people who write to us: their addresses on every channel, their organisation and tier. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package io.tributary.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
