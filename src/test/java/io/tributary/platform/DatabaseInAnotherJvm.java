package io.tributary.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A living Tributary, as far as the data folder can tell, that a test can kill. */
final class DatabaseInAnotherJvm {

    private DatabaseInAnotherJvm() {}

    /** Returns once it has opened the database in the folder and committed a row to the table {@code kept}. */
    static Process start(Path folder) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", System.getProperty("java.class.path"),
                        DatabaseInAnotherJvm.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (var line : (Iterable<String>) process.inputReader(StandardCharsets.UTF_8).lines()::iterator) {
            if (line.equals("ready")) return process;
        }
        throw new IOException("The other JVM ended early");
    }

    public static void main(String[] args) throws Exception {
        var database = EmbeddedDatabase.open(Path.of(args[0]), TestDatabase.BINARIES);
        Sql.of(database).run("create table kept (word text)", "insert into kept values ('before the kill')");
        System.out.println("ready");
        Thread.sleep(Long.MAX_VALUE);
    }
}
