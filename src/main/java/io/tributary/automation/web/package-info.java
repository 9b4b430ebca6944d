@NullMarked
package io.tributary.automation.web;

import org.jspecify.annotations.NullMarked;
