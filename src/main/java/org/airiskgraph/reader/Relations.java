package org.airiskgraph.reader;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Which parts of an {@code .xlsx} package a part refers to (ECMA-376, part 2, section 9.3).
 *
 * @param targets path of the part by the relation's id, and by the last step of its type ({@code
 *     "/sharedStrings"}), which is the same in the transitional and the strict form
 */
record Relations(Map<String, String> targets) {

  static Relations read(XMLStreamReader xml, String folder) throws XMLStreamException {
    Map<String, String> targets = new HashMap<>();
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("Relationship")
          && !"External".equals(xml.getAttributeValue(null, "TargetMode"))) {
        String type = String.valueOf(xml.getAttributeValue(null, "Type"));
        String target = String.valueOf(xml.getAttributeValue(null, "Target"));
        String path = target.startsWith("/") ? target.substring(1) : folder + target;
        targets.put(String.valueOf(xml.getAttributeValue(null, "Id")), path);
        targets.putIfAbsent(type.substring(Math.max(0, type.lastIndexOf('/'))), path);
      }
    }
    return new Relations(targets);
  }

  Optional<String> target(String idOrType) {
    return Optional.ofNullable(targets.get(idOrType));
  }
}
