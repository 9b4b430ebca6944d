package io.tributary.sla;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads an uploaded file without doing anything it says: no document type, so no entities and nothing fetched; one encoding, so that nobody
 * after us can read other letters in the same bytes; and so much of it, no more.
 */
final class ProcessXml {

    static final int MOST_BYTES = 512 * 1024;
    private static final int DEEPEST = 20;
    private static final int MOST_ELEMENTS = 4000;
    private static final int MOST_ATTRIBUTES = 24;
    private static final int LONGEST_TEXT = 4000;

    private final String text;

    private ProcessXml(String text) {
        this.text = text;
    }

    static ProcessXml of(byte[] bytes) throws ProcessRefused {
        if (bytes.length > MOST_BYTES) throw refused(ProcessReason.TOO_LARGE, String.valueOf(MOST_BYTES / 1024), 0);
        try {
            // What begins with a mark or a NUL is meant to be read as something else.
            if (bytes.length == 0 || bytes[0] != '<') throw refused(ProcessReason.ENCODING, "", 1);
            return new ProcessXml(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            throw refused(ProcessReason.ENCODING, "", 1);
        }
    }

    XmlElement root() throws ProcessRefused {
        XMLStreamReader xml = null;
        try {
            xml = reader();
            var encoding = xml.getCharacterEncodingScheme();
            if (encoding != null && !encoding.toUpperCase(Locale.ROOT).equals("UTF-8")) throw refused(ProcessReason.ENCODING, encoding, 1);
            if (xml.getVersion() != null && !xml.getVersion().equals("1.0")) throw refused(ProcessReason.ENCODING, "XML " + xml.getVersion(), 1);
            return read(xml);
        } catch (XMLStreamException | RuntimeException e) {
            // The parser of the JDK throws runtime exceptions of its own at some broken names.
            throw refused(ProcessReason.NOT_XML, Objects.toString(e.getMessage(), ""), xml == null ? 0 : Math.max(0, xml.getLocation().getLineNumber()));
        }
    }

    /** For whoever reads it after us: the same letters, by the same parser. */
    XMLStreamReader reader() throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing is fetched.");
        });
        return factory.createXMLStreamReader(new StringReader(text));
    }

    private static XmlElement read(XMLStreamReader xml) throws XMLStreamException, ProcessRefused {
        @Nullable XmlElement root = null;
        @Nullable XmlElement at = null;
        int depth = 0;
        int elements = 0;
        while (xml.hasNext()) {
            int line = xml.getLocation().getLineNumber();
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    at = element(xml, at);
                    if (root == null) root = at;
                    if (++depth > DEEPEST) throw new ProcessRefused(List.of(at.finding(ProcessReason.TOO_DEEP, String.valueOf(DEEPEST))));
                    if (++elements > MOST_ELEMENTS) throw new ProcessRefused(List.of(at.finding(ProcessReason.TOO_MANY, String.valueOf(MOST_ELEMENTS))));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    at = Objects.requireNonNull(at).parent;
                    depth--;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (at == null) break;
                    at.text.append(xml.getText());
                    if (at.text.toString().strip().length() > LONGEST_TEXT) {
                        throw new ProcessRefused(List.of(at.finding(ProcessReason.TEXT, String.valueOf(at.text))));
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.ENTITY_DECLARATION ->
                    throw refused(ProcessReason.DOCTYPE, "", line);
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> throw refused(ProcessReason.INSTRUCTION, xml.getPITarget(), line);
                default -> {}
            }
        }
        return Objects.requireNonNull(root);
    }

    private static XmlElement element(XMLStreamReader xml, @Nullable XmlElement parent) throws ProcessRefused {
        var element = new XmlElement(xml.getName(), parent, xml.getLocation().getLineNumber());
        if (parent != null) parent.children.add(element);
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            var name = xml.getAttributeName(i);
            element.attributes.put(new QName(Objects.requireNonNullElse(name.getNamespaceURI(), ""), name.getLocalPart()), xml.getAttributeValue(i));
        }
        if (xml.getAttributeCount() > MOST_ATTRIBUTES) {
            throw new ProcessRefused(List.of(element.finding(ProcessReason.TOO_MANY, String.valueOf(MOST_ATTRIBUTES))));
        }
        return element;
    }

    private static ProcessRefused refused(ProcessReason reason, String detail, int line) {
        return new ProcessRefused(List.of(new ProcessFinding("", "xml", reason, detail, line)));
    }
}
