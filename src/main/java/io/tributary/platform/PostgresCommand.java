package io.tributary.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs one of PostgreSQL's programs to its end. */
final class PostgresCommand {

    private static final Path SELF = Path.of("/proc/self");

    private PostgresCommand() {}

    /**
     * As root the program runs in a user namespace of its own, because PostgreSQL refuses root; files still belong to root.
     *
     * @return what it printed
     * @throws DatabaseUnavailable with what it printed, if it failed
     */
    static String run(Path program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if (root()) command.addAll(List.of("unshare", "-U"));
        command.add(program.toString());
        command.addAll(List.of(arguments));
        // A file, not a pipe: what the program leaves running would hold a pipe open.
        var output = Files.createTempFile("tributary-postgres", ".out");
        try {
            var exit = execute(command, output);
            var printed = Files.readString(output).strip();
            if (exit != 0) throw new DatabaseUnavailable(program.getFileName() + " failed: " + printed + hint(printed));
            return printed;
        } finally {
            Files.delete(output);
        }
    }

    private static int execute(List<String> command, Path output) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            throw e;
        }
    }

    private static boolean root() throws IOException {
        return Files.exists(SELF) && Integer.valueOf(0).equals(Files.getAttribute(SELF, "unix:uid"));
    }

    private static String hint(String printed) {
        return printed.startsWith("unshare:") && !printed.contains("failed to execute")
                ? "\nPostgreSQL does not run as root, and this machine does not let root make a user namespace for it (as in most"
                        + " containers). Run Tributary as an ordinary user, or set spring.datasource.url to a database elsewhere."
                : "";
    }
}
