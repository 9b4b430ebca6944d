@NullMarked
package io.tributary.ticket.web;

import org.jspecify.annotations.NullMarked;
