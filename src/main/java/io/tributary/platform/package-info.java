/** What every module stands on: ids, problems, blobs, keys, the database. No domain words. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package io.tributary.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
