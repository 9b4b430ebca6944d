@NullMarked
package io.tributary.sla.web;

import org.jspecify.annotations.NullMarked;
