@NullMarked
package io.tributary.console.web;

import org.jspecify.annotations.NullMarked;
