package io.tributary.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.stereotype.Component;

/** Encrypts what must be read again (AES-256-GCM), so that a copy of the database gives no mailbox and no second factor away. The key is a file. */
@Component
public class Secrets {

    private static final String SALT = HexFormat.of().formatHex("tributary".getBytes(StandardCharsets.US_ASCII));

    private final BytesEncryptor encryptor;

    Secrets(TributarySettings settings) {
        this.encryptor = Encryptors.stronger(key(settings.data().resolve("secret.key")), SALT);
    }

    public byte[] encrypt(String secret) {
        return encryptor.encrypt(secret.getBytes(StandardCharsets.UTF_8));
    }

    public String decrypt(byte[] encrypted) {
        return new String(encryptor.decrypt(encrypted), StandardCharsets.UTF_8);
    }

    private static String key(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var secret = new byte[32];
            new SecureRandom().nextBytes(secret);
            try {
                if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                } else {
                    Files.createFile(file);
                }
                Files.writeString(file, HexFormat.of().formatHex(secret));
            } catch (FileAlreadyExistsException known) {
                // Made on an earlier start.
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
