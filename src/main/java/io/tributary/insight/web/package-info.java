@NullMarked
package io.tributary.insight.web;

import org.jspecify.annotations.NullMarked;
