@NullMarked
package io.tributary;

import org.jspecify.annotations.NullMarked;
