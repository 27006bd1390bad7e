package io.sluice.language.converter;

import io.sluice.base.hash.HashFunction;
import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Arguments;
import io.sluice.language.sample.Converter;
import io.sluice.language.sample.ConverterKeyword;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleContext;
import io.sluice.language.sample.SampleType;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes: small ones as numbers, cryptographic ones as bytes. */
final class DigestConverters {

    private DigestConverters() {
    }

    static List<ConverterKeyword> keywords() {
        return List.of(
            small("crc32", HashFunction.CRC32),
            small("djb2", HashFunction.DJB2),
            small("sdbm", HashFunction.SDBM),
            small("wt6", HashFunction.WT6),
            ConverterKeyword.of("crc32c([integer]): sint => bin", DigestConverters::castagnoli),
            ConverterKeyword.of("xxh32([integer]): sint => bin", arguments -> xxh32((int) arguments.number(0, 0))),
            ConverterKeyword.of("xxh64([integer]): sint => bin", arguments -> xxh64(arguments.number(0, 0))),
            ConverterKeyword.of("sha1: bin => bin", new Digest("SHA-1")),
            ConverterKeyword.of("sha2([integer]): bin => bin", DigestConverters::sha2),
            ConverterKeyword.of("digest(string): bin => bin", arguments -> digest(arguments.text(0, ""))),
            ConverterKeyword.of("hmac(string,string): bin => bin", KeyedDigest::new));
    }

    private static ConverterKeyword small(String name, HashFunction function) {
        return ConverterKeyword.of(name + "([integer]): sint => bin", arguments -> {
            boolean avalanche = arguments.number(0, 0) != 0;
            return SimpleConverters.converter(sample -> {
                int hash = function.of(sample.bytes, sample.from, sample.length);
                return sample.integer((avalanche ? HashFunction.avalanche(hash) : hash) & 0xffff_ffffL);
            });
        });
    }

    private static Converter castagnoli(Arguments arguments) {
        boolean avalanche = arguments.number(0, 0) != 0;
        return SimpleConverters.converter(sample -> {
            CRC32C crc = new CRC32C();
            crc.update(sample.bytes, sample.from, sample.length);
            int hash = (int) crc.getValue();
            return sample.integer((avalanche ? HashFunction.avalanche(hash) : hash) & 0xffff_ffffL);
        });
    }

    private static Converter xxh32(int seed) {
        return SimpleConverters.converter(
            sample -> sample.integer(XxHash.hash32(sample.bytes, sample.from, sample.length, seed) & 0xffff_ffffL));
    }

    private static Converter xxh64(long seed) {
        return SimpleConverters.converter(sample -> sample.integer(XxHash.hash64(sample.bytes, sample.from, sample.length, seed)));
    }

    private static Converter sha2(Arguments arguments) throws ArgumentProblem {
        long bits = arguments.number(0, 256);
        if (bits != 224 && bits != 256 && bits != 384 && bits != 512) {
            throw new ArgumentProblem("Unsupported number of bits: '" + bits + "'");
        }
        return new Digest("SHA-" + bits);
    }

    private static Converter digest(String name) throws ArgumentProblem {
        try {
            String algorithm = algorithm(name);
            MessageDigest.getInstance(algorithm);
            return new Digest(algorithm);
        } catch (GeneralSecurityException unknown) {
            throw new ArgumentProblem("algorithm must be a valid OpenSSL message digest name.");
        }
    }

    /** Java's name of an algorithm that is known by OpenSSL's. */
    private static String algorithm(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return switch (upper) {
            case "SHA1", "SHA224", "SHA256", "SHA384", "SHA512" -> "SHA-" + upper.substring(3);
            default -> upper;
        };
    }

    private static final class Digest extends Converter {

        private final ThreadLocal<MessageDigest> digests;

        Digest(String algorithm) {
            this.digests = ThreadLocal.withInitial(() -> {
                try {
                    return MessageDigest.getInstance(algorithm);
                } catch (GeneralSecurityException impossible) {
                    throw new IllegalStateException("was there when the configuration was read: " + algorithm, impossible);
                }
            });
        }

        @Override
        public boolean convert(SampleContext context, Sample sample) {
            MessageDigest digest = digests.get();
            digest.update(sample.bytes, sample.from, sample.length);
            byte[] result = digest.digest();
            return sample.bytes(SampleType.BINARY, result, 0, result.length);
        }
    }

    private static final class KeyedDigest extends Converter {

        private final SecretKeySpec key;
        private final String algorithm;

        KeyedDigest(Arguments arguments) throws ArgumentProblem {
            algorithm = "Hmac" + algorithm(arguments.text(0, "")).replace("-", "");
            try {
                key = new SecretKeySpec(Base64.getDecoder().decode(arguments.text(1, "")), algorithm);
            } catch (IllegalArgumentException noKey) {
                throw new ArgumentProblem(
                    "failed to parse key : argument needs to be base64 encoded, and can either be a string or a variable");
            }
            mac();
        }

        private Mac mac() throws ArgumentProblem {
            try {
                Mac mac = Mac.getInstance(algorithm);
                mac.init(key);
                return mac;
            } catch (GeneralSecurityException unknown) {
                throw new ArgumentProblem("algorithm must be a valid OpenSSL message digest name.");
            }
        }

        @Override
        public boolean convert(SampleContext context, Sample sample) {
            try {
                Mac mac = mac();
                mac.update(sample.bytes, sample.from, sample.length);
                byte[] result = mac.doFinal();
                return sample.bytes(SampleType.BINARY, result, 0, result.length);
            } catch (ArgumentProblem impossible) {
                throw new IllegalStateException("was there when the configuration was read: " + algorithm, impossible);
            }
        }
    }
}
