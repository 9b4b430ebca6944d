package io.tributary.identity;

import java.util.List;

/**
 * Somebody in a list that was handed in.
 *
 * @param line of the file, from 1
 * @param teams by name, as written
 * @param errors what is wrong: {@code email}, {@code twice}, {@code agent-exists}, {@code name}, {@code role}, {@code team}, {@code language}
 */
public record StaffLine(long line, String email, String name, Role role, List<String> teams, String locale, List<String> errors) {}
