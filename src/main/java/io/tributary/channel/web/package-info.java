@NullMarked
package io.tributary.channel.web;

import org.jspecify.annotations.NullMarked;
