@NullMarked
package io.tributary.portal.web;

import org.jspecify.annotations.NullMarked;
