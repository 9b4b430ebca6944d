@NullMarked
package io.tributary.knowledge.web;

import org.jspecify.annotations.NullMarked;
