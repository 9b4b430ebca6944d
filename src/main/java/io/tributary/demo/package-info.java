/** A desk to try: three accounts, a mail server on this machine, and thirty conversations that came in like any other. */
@ApplicationModule(allowedDependencies = {"platform", "identity", "customer", "ticket", "channel", "sla"})
@NullMarked
package io.tributary.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
