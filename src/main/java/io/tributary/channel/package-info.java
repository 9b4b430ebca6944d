/** Every door in and out: raw messages are kept first, understood second. The only module that knows Camel. */
@ApplicationModule(allowedDependencies = {"platform", "identity", "customer", "ticket"})
@NullMarked
package io.tributary.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
